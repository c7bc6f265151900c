using FsCheck.Xunit;
using Konna.Geo.Operations;
using Konna.Geo.Packages;
using Xunit;

namespace Konna.Geo.Tests.Packages;

public class PackageWriterTests
{
    [Fact]
    public void Writing_what_was_read_from_a_written_package_changes_no_byte()
    {
        var package = PackageReader.Read(TestPackages.HarbourFlood).Package!;
        var first = WrittenFiles.Of(package);
        var again = Reread(package);
        Assert.Equal([.. PackageFiles.Names, "layers/water-gauges.geojson"], first.Select(f => f.Name));
        foreach (var ((name, bytes), (_, second)) in first.Zip(WrittenFiles.Of(again)))
        {
            Assert.True(bytes.AsSpan().SequenceEqual(second), name);
        }
    }

    [Fact]
    public void Nothing_is_lost_on_the_way()
    {
        var package = PackageReader.Read(TestPackages.HarbourFlood).Package!;
        var again = Reread(package);
        Assert.Equal(package.Hash, again.Hash);
        foreach (var (before, after) in package.Items.OrderBy(Key, StringComparer.Ordinal).Zip(again.Items.OrderBy(Key, StringComparer.Ordinal)))
        {
            foreach (var member in PackageMembers.Of(before.GetType()))
            {
                Assert.Equal(member.Property.GetValue(before), member.Property.GetValue(after));
            }

            Assert.Equal((before as LocatedItem)?.Geometry?.AsText(), (after as LocatedItem)?.Geometry?.AsText());
        }

        Assert.Equal(package.Items.Count(), again.Items.Count());
        Assert.Equivalent(package.Operation, again.Operation, strict: true);

        static string Key(OperationItem item) => item.GetType().Name + item.Id;
    }

    [Fact]
    public void The_hash_does_not_depend_on_layout_or_order()
    {
        const string One = """{"id": "side-a", "kind": "side", "name": "A"}""";
        const string Two = """{"name": "B",   "kind": "side", "id": "side-b", "note": null}""";
        var there = new PackageText().WithOperation($"\"forces\": [{One}, {Two}]").Read().Package!.Hash;
        var back = new PackageText().WithOperation($"\"forces\": [{Two}, {One}]").Read().Package!.Hash;
        var other = new PackageText().WithOperation($"\"forces\": [{One}]").Read().Package!.Hash;
        Assert.Equal(there, back);
        Assert.NotEqual(there, other);
        Assert.Matches("^[0-9a-f]{64}$", there);
    }

    [Fact]
    public void A_zip_archive_has_the_same_bytes_each_time_and_can_be_read()
    {
        var package = PackageReader.Read(TestPackages.HarbourFlood).Package!;
        var first = Zip(package);
        var second = Zip(package);
        Assert.Equal(first.ToArray(), second.ToArray());
        first.Position = 0;
        Assert.Equal(package.Hash, PackageReader.ReadZip(first).Package!.Hash);
    }

    [Fact]
    public void A_folder_can_be_written_and_read()
    {
        var folder = Directory.CreateTempSubdirectory("konna-package-").FullName;
        try
        {
            var package = PackageReader.Read(TestPackages.HarbourFlood).Package!;
            PackageWriter.WriteFolder(package, Path.Combine(folder, "new"));
            var reading = PackageReader.Read(Path.Combine(folder, "new"));
            Assert.Empty(reading.Problems);
            Assert.Equal(package.Hash, reading.Package!.Hash);
            Assert.DoesNotContain("\r", File.ReadAllText(Path.Combine(folder, "new", "operation.json")), StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Property(MaxTest = 200)]
    public void Any_package_is_written_read_and_written_again_with_the_same_bytes(int seed)
    {
        var package = new MadePackage(seed).Make();
        var first = WrittenFiles.Of(package);
        var again = Reread(package);
        foreach (var ((name, bytes), (_, second)) in first.Zip(WrittenFiles.Of(again)))
        {
            Assert.Equal((name, System.Text.Encoding.UTF8.GetString(bytes)), (name, System.Text.Encoding.UTF8.GetString(second)));
        }

        Assert.Equal(package.Items.Count(), again.Items.Count());
    }

    private static OperationPackage Reread(OperationPackage package)
    {
        var reading = PackageReader.ReadZip(Zip(package));
        Assert.Empty(reading.Problems);
        return reading.Package!;
    }

    private static MemoryStream Zip(OperationPackage package)
    {
        var memory = new MemoryStream();
        PackageWriter.WriteZip(package, memory);
        memory.Position = 0;
        return memory;
    }
}
