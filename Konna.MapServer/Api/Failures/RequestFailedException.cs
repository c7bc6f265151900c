namespace Konna.MapServer.Api.Failures;

/// <summary>Ends a request with a failure from the table.</summary>
internal sealed class RequestFailedException(Failure failure) : Exception(failure.Detail)
{
    public Failure Failure { get; } = failure;
}
