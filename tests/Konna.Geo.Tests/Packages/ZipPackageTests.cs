using System.Buffers.Binary;
using System.IO.Compression;
using Konna.Geo.Packages;
using Xunit;

namespace Konna.Geo.Tests.Packages;

public class ZipPackageTests
{
    [Fact]
    public void One_folder_around_the_files_and_other_files_are_accepted()
    {
        var reading = Read(Known("harbour/").Append(("harbour/README.md", "hello")));
        Assert.Empty(reading.Problems);
    }

    [Theory]
    [InlineData("../places.geojson")]
    [InlineData("harbour/../../places.geojson")]
    [InlineData("/etc/places.geojson")]
    [InlineData("C:\\places.geojson")]
    [InlineData("other/places.geojson")]
    [InlineData("Places.geojson")]
    public void An_entry_that_leaves_the_folder_or_doubles_another_is_refused(string name)
    {
        var reading = Read(Known("").Append((name, PackageText.Empty)));
        Assert.Null(reading.Package);
        Assert.NotEmpty(reading.Problems);
    }

    [Fact]
    public void Two_entries_of_one_name_are_refused() =>
        Assert.Contains("twice", Assert.Single(Read(Known("").Append(("places.geojson", PackageText.Empty))).Problems).Message, StringComparison.Ordinal);

    [Fact]
    public void Files_two_folders_deep_are_refused() => Assert.NotEmpty(Read(Known("a/b/")).Problems);

    [Fact]
    public void More_than_64_entries_are_refused()
    {
        var many = Enumerable.Range(0, 60).Select(i => ($"note-{i}.txt", "")).ToList();
        Assert.Contains("65", Assert.Single(Read(Known("").Concat(many)).Problems).Message, StringComparison.Ordinal);
        Assert.Empty(Read(Known("").Concat(many.Skip(1))).Problems);
    }

    [Fact]
    public void An_operation_file_of_more_than_256_megabytes_is_refused_before_it_is_unpacked()
    {
        var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var content = archive.CreateEntry("operation.json", CompressionLevel.Fastest).Open();
            var zeros = new byte[1024 * 1024];
            for (var i = 0; i <= 256; i++)
            {
                content.Write(zeros);
            }
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        memory.Position = 0;
        var reading = PackageReader.ReadZip(memory);
        Assert.Contains("more than 256", Assert.Single(reading.Problems).Message, StringComparison.Ordinal);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 10_000_000);
    }

    [Fact]
    public void More_than_two_gigabytes_are_refused_by_what_the_archive_declares()
    {
        const int CentralEntry = 0x02014B50, DeclaredLength = 24;
        var bytes = Zip(Known(""), _ => { }).ToArray();
        var at = Enumerable.Range(0, bytes.Length).Last(i => BinaryPrimitives.TryReadInt32LittleEndian(bytes.AsSpan(i), out var signature) && signature == CentralEntry);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(at + DeclaredLength), 0x8000_0001);
        Assert.Contains("2048 MB", Assert.Single(PackageReader.ReadZip(new MemoryStream(bytes)).Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_symbolic_link_is_refused()
    {
        var reading = PackageReader.ReadZip(Zip(Known(""), entry =>
        {
            if (entry.FullName == "areas.geojson")
            {
                entry.ExternalAttributes = 0xA1FF << 16;
            }
        }));
        Assert.Contains("symbolic link", Assert.Single(reading.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_entry_is_a_problem()
    {
        var stored = new MemoryStream();
        using (var archive = new ZipArchive(stored, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in Known(""))
            {
                using var writer = new StreamWriter(archive.CreateEntry(name, CompressionLevel.NoCompression).Open());
                writer.Write(text);
            }
        }

        var bytes = stored.ToArray();
        var at = bytes.AsSpan().IndexOf("A test"u8);
        bytes[at] = (byte)'B';
        var reading = PackageReader.ReadZip(new MemoryStream(bytes));
        Assert.Contains("zip archive", Assert.Single(reading.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stream_without_a_position_is_read_too()
    {
        using var source = new DeflateStream(Deflated(Zip(Known(""), _ => { })), CompressionMode.Decompress);
        Assert.Empty(PackageReader.ReadZip(source).Problems);
    }

    private static MemoryStream Deflated(MemoryStream content)
    {
        var memory = new MemoryStream();
        using (var deflate = new DeflateStream(memory, CompressionMode.Compress, leaveOpen: true))
        {
            content.CopyTo(deflate);
        }

        memory.Position = 0;
        return memory;
    }

    private static PackageReading Read(IEnumerable<(string Name, string Text)> entries) => PackageReader.ReadZip(Zip(entries, _ => { }));

    private static IEnumerable<(string Name, string Text)> Known(string folder) => new PackageText().Files.Select(f => (folder + f.Key, f.Value));

    private static MemoryStream Zip(IEnumerable<(string Name, string Text)> entries, Action<ZipArchiveEntry> change)
    {
        var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in entries)
            {
                var entry = archive.CreateEntry(name);
                change(entry);
                using var writer = new StreamWriter(entry.Open());
                writer.Write(text);
            }
        }

        memory.Position = 0;
        return memory;
    }
}
