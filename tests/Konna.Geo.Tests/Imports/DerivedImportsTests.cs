using Konna.Geo.Operations;

namespace Konna.Geo.Tests.Imports;

/// <summary>Every file of other programs, held to what a reading of its own (tests/imports/derive_imports.py) finds in it.</summary>
public sealed class DerivedImportsTests
{
    public static TheoryData<string> Files => [.. DerivedImport.Files(ForeignFiles.Folder)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Has_as_many_things_as_the_file(string file) => new DerivedImport(ForeignFiles.Folder, file).AssertCounts(ForeignFiles.Read(file).Operation());

    [Theory]
    [MemberData(nameof(Files))]
    public void Has_its_tracks_where_and_when_they_were(string file) => new DerivedImport(ForeignFiles.Folder, file).AssertPositions(ForeignFiles.Read(file).Operation());

    [Fact]
    public void Every_thing_cites_the_file_it_came_from()
    {
        foreach (var file in Files)
        {
            var package = ForeignFiles.Read((string)file).Operation();
            Assert.All(package.Items.Where(item => item is not Source), item => Assert.NotEmpty(item.Citations));
        }
    }
}
