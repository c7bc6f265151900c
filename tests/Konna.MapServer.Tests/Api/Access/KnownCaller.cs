using Konna.MapServer.Api.Access;
using Microsoft.AspNetCore.Http;

namespace Konna.MapServer.Tests.Api.Access;

/// <summary>Takes whoever sends the header <c>Test-Caller</c> for the caller of that name: what the resources do with rights, without keys.</summary>
internal sealed class KnownCaller(params Caller[] callers) : ICallerReader
{
    public const string Header = "Test-Caller";

    public bool Finds(IHeaderDictionary headers) => headers.ContainsKey(Header);

    public ValueTask<Caller?> ReadAsync(HttpContext http) =>
        ValueTask.FromResult(callers.FirstOrDefault(caller => caller.Name == http.Request.Headers[Header].ToString()));
}
