namespace Konna.MapServer.Api.Failures;

/// <param name="Pointer">JSON pointer (RFC 6901) into the body that was sent; of a conflict, to what it is with.</param>
internal sealed record FailureError(string Pointer, string Detail);
