using Konna.Geo.Packages;
using Xunit;

namespace Konna.Geo.Tests.Packages;

public class TenErrorsTests
{
    [Fact]
    public void All_problems_are_reported_at_once_and_in_order()
    {
        var reading = PackageReader.Read(TestPackages.TenErrors);
        Assert.Null(reading.Package);
        var report = string.Join('\n', reading.Problems) + "\n";
        Assert.Equal(File.ReadAllText(TestPackages.TenErrorsReport), report);
    }
}
