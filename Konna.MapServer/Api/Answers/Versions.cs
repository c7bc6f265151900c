using System.Globalization;
using Konna.MapServer.Storage;

namespace Konna.MapServer.Api.Answers;

/// <summary>What the state of the data is called in entity tags.</summary>
internal static class Versions
{
    /// <summary>Answers that depend on the program alone.</summary>
    public const string Fixed = "";

    public static string Of(StoredOperation operation) => Of(operation.Revision);

    /// <param name="version">A revision, or the version of a row.</param>
    public static string Of(long version) => version.ToString(CultureInfo.InvariantCulture);
}
