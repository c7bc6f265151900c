namespace Konna.MapServer.Api.Requests;

/// <summary>The operation was changed while an answer of its former revision was made. Nothing is wrong: the request is to be answered once more.</summary>
internal sealed class OperationChangedException() : Exception("The operation was changed while it was read.");
