using FsCheck;
using FsCheck.Fluent;
using Konna.MapServer.Storage;

namespace Konna.MapServer.Tests.Storage;

/// <summary>Random histories of edits against a model of a few lines: the same answers, the same state, the revision up by one for each change.</summary>
public abstract partial class StoreContract
{
    private const int Histories = 20;
    private const int StepsEach = 30;

    [Fact]
    public async Task Random_histories_of_edits_go_as_the_model_says()
    {
        await ImportAsync(SampleOperation.Create());
        var model = new EditModel();
        foreach (var history in Steps().ListOf(StepsEach).Sample(Histories, StepsEach))
        {
            foreach (var step in history)
            {
                var expected = model.Apply(step);
                var outcome = await ApplyAsync(step.ToEdit(model.VersionFor(step)));
                Assert.True(expected == outcome.Result, $"{step}: {outcome.Result} in place of {expected}; {string.Join("; ", outcome.Problems)}");
                if (expected == EditResult.Applied)
                {
                    model.Commit(step);
                }

                Assert.Equal(model.Revision, outcome.Revision);
            }

            Assert.Equal(model.Revision, (await Store.FindOperationAsync(SampleOperation.Id, Cancellation))!.Revision);
            foreach (var collection in new[] { "forces", "units" })
            {
                foreach (var id in EditStep.Ids)
                {
                    var row = await FindAsync(Collection(collection), id);
                    Assert.Equal(model.Find(collection, id)?.Version, row?.Version);
                    Assert.Equal(model.Find(collection, id)?.Name, row?.Values[Collection(collection).SlotOf(Collection(collection).Find("name")!)]);
                }
            }
        }

        var log = await Store.ReadChangesAsync(SampleOperation.Id, 1, int.MaxValue, Cancellation);
        Assert.Equal(Enumerable.Range(2, (int)model.Revision - 1).Select(n => (long)n), log.Select(c => c.Revision));
    }

    private static Gen<EditStep> Steps() =>
        from kind in Gen.Elements(ChangeKind.Create, ChangeKind.Create, ChangeKind.Replace, ChangeKind.Update, ChangeKind.Delete)
        from collection in Gen.Elements("forces", "units")
        from id in Gen.Elements(EditStep.Ids)
        from target in Gen.Elements(EditStep.Ids)
        from name in Gen.Choose(1, 1000)
        from condition in Gen.Elements(VersionAsked.None, VersionAsked.Right, VersionAsked.Wrong)
        select new EditStep(kind, collection, id, target, $"name {name}", condition);

    private enum VersionAsked
    {
        None,
        Right,
        Wrong,
    }

    /// <param name="Target">The force that a unit is to be under.</param>
    private sealed record EditStep(ChangeKind Kind, string Collection, string Id, string Target, string Name, VersionAsked Condition)
    {
        public static string[] Ids { get; } = ["a", "b", "c", "d"];

        public FeatureEdit ToEdit(long? version)
        {
            var members = Collection == "units" ? $"\"forceId\":\"{Target}\"" : "\"kind\":\"side\"";
            var feature = $$$"""{"type":"Feature","geometry":null,"properties":{"name":"{{{Name}}}",{{{members}}}}}""";
            return new FeatureEdit(Collection, Id, Kind == ChangeKind.Delete ? null : Sent(feature, Kind == ChangeKind.Update)) { IsNew = Kind == ChangeKind.Create, ExpectedVersion = version };
        }
    }

    private sealed class EditModel
    {
        private readonly Dictionary<(string Collection, string Id), (long Version, string Name, string? Force)> items = [];

        public long Revision { get; private set; } = 1;

        public (long Version, string Name, string? Force)? Find(string collection, string id) => items.TryGetValue((collection, id), out var item) ? item : null;

        public long? VersionFor(EditStep step) => step.Condition switch
        {
            _ when step.Kind == ChangeKind.Create => null,
            VersionAsked.Right => Find(step.Collection, step.Id)?.Version,
            VersionAsked.Wrong => 1_000_000,
            _ => null,
        };

        public EditResult Apply(EditStep step)
        {
            var there = Find(step.Collection, step.Id);
            return step.Kind == ChangeKind.Create && there is not null ? EditResult.Taken
                : step.Kind != ChangeKind.Create && there is null ? EditResult.NoItem
                : step.Kind != ChangeKind.Create && step.Condition == VersionAsked.Wrong ? EditResult.OtherVersion
                : step.Kind == ChangeKind.Delete && step.Collection == "forces" && items.Values.Any(item => item.Force == step.Id) ? EditResult.Refused
                : step.Kind != ChangeKind.Delete && step.Collection == "units" && Find("forces", step.Target) is null ? EditResult.Refused
                : EditResult.Applied;
        }

        public void Commit(EditStep step)
        {
            Revision++;
            if (step.Kind == ChangeKind.Delete)
            {
                items.Remove((step.Collection, step.Id));
            }
            else
            {
                items[(step.Collection, step.Id)] = (Revision, step.Name, step.Collection == "units" ? step.Target : null);
            }
        }
    }
}
