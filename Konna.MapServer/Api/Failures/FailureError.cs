namespace Konna.MapServer.Api.Failures;

/// <param name="Pointer">
/// JSON pointer (RFC 6901) into the body that was sent, or into the file in it; of a conflict, to what it is with. Of a table <c>row=17</c> (RFC 7111), of another text
/// <c>line=17</c> (RFC 5147).
/// </param>
/// <param name="File">The file in a package, or the one that was sent; null where the body is no file.</param>
/// <param name="ItemId">Id of the item in the file that it is about, or null.</param>
/// <param name="Remedy">What would be right, where that is said apart.</param>
internal sealed record FailureError(string Pointer, string Detail, string? File = null, string? ItemId = null, string? Remedy = null);
