namespace Konna.Testing;

/// <summary>Served from the file that a first start makes and seeds.</summary>
public sealed class EmbeddedStore : ServedStore
{
    public override string Name => "embedded";

    protected override Task<KonnaStart> DescribeAsync() => Task.FromResult(new KonnaStart());
}
