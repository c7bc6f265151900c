using System.Diagnostics;
using Konna.MapServer.Storage;
using Konna.MapServer.Storage.Sql;
using Konna.MapServer.Tests.Api;

namespace Konna.MapServer.Tests.Storage;

public sealed class KnownOperationsTests
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(10);

    private readonly KnownOperations known = new();

    [Fact]
    public void What_was_asked_within_the_age_is_told_again()
    {
        Assert.Null(known.FindAskedWithin(Long, SamplePackage.OperationId));
        known.Keep(At(1), Stopwatch.GetTimestamp());
        Assert.Equal(1, known.FindAskedWithin(Long, SamplePackage.OperationId)?.Revision);
        Assert.Null(known.FindAskedWithin(TimeSpan.Zero, SamplePackage.OperationId));
    }

    [Fact]
    public void What_was_asked_before_a_commit_is_not_trusted_also_when_the_answer_comes_after_it()
    {
        known.Keep(At(1), Stopwatch.GetTimestamp());
        var askedAt = Stopwatch.GetTimestamp();
        known.Doubt();
        Assert.Null(known.FindAskedWithin(Long, SamplePackage.OperationId));
        known.Keep(At(1), askedAt);
        Assert.Null(known.FindAskedWithin(Long, SamplePackage.OperationId));
        known.Keep(At(2), Stopwatch.GetTimestamp());
        Assert.Equal(2, known.FindAskedWithin(Long, SamplePackage.OperationId)?.Revision);
    }

    [Fact]
    public void An_answer_that_comes_late_does_not_replace_a_later_one()
    {
        var askedAt = Stopwatch.GetTimestamp();
        known.Keep(At(2), Stopwatch.GetTimestamp());
        known.Keep(At(1), askedAt);
        Assert.Equal(2, known.Find(SamplePackage.OperationId)?.Revision);
    }

    private static StoredOperation At(long revision) => new(SamplePackage.Make().Operation, revision, []);
}
