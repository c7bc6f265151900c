using System.Globalization;
using Konna.MapServer.Storage;

namespace Konna.MapServer.Api.Answers;

/// <summary>What the state of the data is called in entity tags.</summary>
internal static class Versions
{
    /// <summary>Answers that depend on the program alone.</summary>
    public const string Fixed = "";

    public static string Of(StoredOperation operation) => operation.Revision.ToString(CultureInfo.InvariantCulture);
}
