using System.Text.Json;
using Konna.MapServer.Api.Access;
using Konna.MapServer.Api.Failures;
using Konna.MapServer.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Konna.MapServer.Tests.Api.Access;

public sealed class AccessCheckTests
{
    [Theory]
    [InlineData(AccessRight.Read, AccessRight.Read, true)]
    [InlineData(AccessRight.Read, AccessRight.Write, false)]
    [InlineData(AccessRight.Write, AccessRight.Read, true)]
    [InlineData(AccessRight.Write, AccessRight.Admin, false)]
    [InlineData(AccessRight.Admin, AccessRight.Write, true)]
    public void A_right_holds_those_before_it_and_only_where_it_is_given(AccessRight given, AccessRight wanted, bool isAllowed)
    {
        var onOne = new Caller("key:1", "one", [new(given, ["flood"])]);
        var everywhere = new Caller("key:2", "all", [new(given, null)]);

        Assert.Equal(isAllowed, onOne.May(wanted, "flood"));
        Assert.False(onOne.May(wanted, "fire"));
        Assert.False(onOne.May(wanted, null));
        Assert.Equal(isAllowed, everywhere.May(wanted, "fire"));
        Assert.Equal(isAllowed, everywhere.May(wanted, null));
        Assert.False(Caller.Anonymous.May(wanted, "flood"));
    }

    [Fact]
    public void Nobody_in_particular_is_told_how_a_key_is_made_and_another_ones_rights_are_no_way_in()
    {
        var http = new DefaultHttpContext { RequestServices = new ServiceCollection().BuildServiceProvider() };
        var unknown = Assert.Throws<RequestFailedException>(() => http.RequireWrite("flood")).Failure;
        Assert.Equal((401, "Bearer realm=\"KonnaMap\""), (unknown.Status, unknown.Challenge));
        Assert.Contains("konna keys add", unknown.Detail, StringComparison.Ordinal);

        http.Features.Set(new Caller("key:1", "reader", [new(AccessRight.Read, null), new(AccessRight.Write, ["fire"])]));
        Assert.Equal(403, Assert.Throws<RequestFailedException>(() => http.RequireWrite("flood")).Failure.Status);
        Assert.Equal("reader", http.RequireWrite("fire").Name);
    }

    [Fact]
    public async Task The_problem_says_how_to_authenticate()
    {
        var http = new DefaultHttpContext();
        using var body = new MemoryStream();
        http.Response.Body = body;
        await ProblemWriter.WriteAsync(http, FailureTable.CredentialsNeeded(null), "0123456789abcdef");

        using var problem = JsonDocument.Parse(body.ToArray());
        Assert.Equal("Unauthorized", problem.RootElement.GetProperty("title").GetString());
        Assert.Equal("Bearer realm=\"KonnaMap\"", http.Response.Headers.WWWAuthenticate);
    }
}
