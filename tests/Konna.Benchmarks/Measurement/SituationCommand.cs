using System.Buffers;
using System.CommandLine;
using Konna.Geo.Encoding;
using Konna.Geo.Motion;
using Konna.MapServer.Api.Situations;
using Konna.MapServer.Storage;

namespace Konna.Benchmarks.Measurement;

/// <summary><c>situation OPERATION</c>: what building the model costs and takes, and what answers cost: from memory and from the store, as GeoJSON and in the binary form.</summary>
internal static class SituationCommand
{
    private const int Answers = 200;
    private const int WindowAnswers = 40;

    public static Command Create()
    {
        var operation = new Argument<string>("OPERATION");
        var store = new StoreOptions();
        var command = new Command("situation", "Time the situations of an operation.") { operation, store.Connection, store.DataDirectory };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var opened = await store.OpenAsync(parsed, cancellation);
            var found = await opened.FindOperationAsync(parsed.GetValue(operation)!, cancellation) ?? throw new InvalidOperationException("There is no such operation.");
            SituationModel? whole = null, outline = null;
            var before = GC.GetTotalMemory(forceFullCollection: true);
            var builds = await Costs.OfAsync(async () => whole = await SituationReading.ReadAsync(opened, found, long.MaxValue));
            var heap = GC.GetTotalMemory(forceFullCollection: true) - before;
            Console.WriteLine($"model from {opened.Description.Kind}: {builds}; {whole!.Strands.Count} strands, {whole.Bytes / 1e6:0.0} MB by its own count, {heap / 1e6:0.0} MB of the heap");
            outline = await SituationReading.ReadAsync(opened, found, 0);
            Console.WriteLine($"without the paths: {outline.Bytes / 1e6:0.0} MB");

            var choice = whole.Choose(null).Value!;
            DateTimeOffset InstantOf(int i) => found.Operation.Begin + TimeSpan.FromMinutes(37 + (i * 71.3));
            Time("binary, from memory", Answers, (output, i) => Binary(output, whole.At(InstantOf(i), choice)));
            Time("GeoJSON, from memory", Answers, (output, i) => GeoJson(opened, output, InstantOf(i), whole.At(InstantOf(i), choice)));
            var windows = await Costs.OfAsync(async () =>
            {
                for (var i = 0; i < WindowAnswers; i++)
                {
                    var t = InstantOf(i);
                    var window = await SituationReading.ReadWindowAsync(opened, found.Operation.Id, t, cancellation);
                    Binary(new ArrayBufferWriter<byte>(), outline.At(t, choice, window));
                }
            });
            Console.WriteLine($"binary, from the store: {windows.Each(WindowAnswers)} each (the database's own processor time comes on top, or is in it for a GeoPackage)");
            return 0;
        });
        return command;
    }

    private static void Time(string what, int count, Action<ArrayBufferWriter<byte>, int> answer)
    {
        var output = new ArrayBufferWriter<byte>(4 * 1024 * 1024);
        void Run()
        {
            for (var i = 0; i < count; i++)
            {
                output.ResetWrittenCount();
                answer(output, i);
            }
        }

        Run();
        Console.WriteLine($"{what}: {Costs.Of(Run).Each(count)} each, {output.WrittenCount / 1024} KB");
    }

    private static void Binary(ArrayBufferWriter<byte> output, SituationPosition?[] positions)
    {
        SituationBinary.WriteHeader(output, 1, default, TimeSpan.Zero, 1, positions.Length);
        SituationBinary.WritePositions(output, positions);
    }

    private static void GeoJson(IKonnaStore store, ArrayBufferWriter<byte> output, DateTimeOffset t, SituationPosition?[] positions)
    {
        var writer = new SituationWriter(output, store.Collections.Single(c => c.Id == "events"), store.Collections.Single(c => c.Id == "areas"));
        writer.WriteHead(new SituationHead(t, [], 1, []));
        writer.MoveTo(t);
        writer.WritePositions(positions);
        writer.WriteEnd();
    }
}
