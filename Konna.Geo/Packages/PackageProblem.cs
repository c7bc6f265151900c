namespace Konna.Geo.Packages;

/// <summary>One thing that is wrong in a package. Any problem means that nothing of the package is loaded.</summary>
/// <param name="File">Name of the file in the package ("movements.geojson"), or of the package itself when it cannot be opened.</param>
/// <param name="Pointer">
/// JSON pointer (RFC 6901) into that file; empty for the whole file. Of an imported table <c>row=17</c> (RFC 7111), of another text <c>line=17</c> (RFC 5147).
/// </param>
/// <param name="ItemId">Id of the item it is about, or null.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Remedy">What would be right.</param>
public sealed record PackageProblem(string File, string Pointer, string? ItemId, string Message, string Remedy)
{
    /// <summary>One line for a terminal or a log.</summary>
    public override string ToString() =>
        $"{File}{(Pointer.Length == 0 ? "" : "#" + Pointer)}{(ItemId is null ? "" : $" ({ItemId})")}: {Message} {Remedy}";
}
