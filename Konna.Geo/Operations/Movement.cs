using Konna.Geo.Collections;
using NetTopologySuite.Geometries;

namespace Konna.Geo.Operations;

/// <summary>
/// A timed path of one subject. The geometry is a LineString M, M in seconds since the Unix epoch (PostGIS's trajectory form).
/// Parallel strands and contested versions are one feature each and share <see cref="MovementId"/>; a long strand may be kept as several segments.
/// </summary>
[Collection("movements", "Movements", "Mouvements", Order = 2, Geometry = GeometryKind.LineStringM,
    Description = "Timed paths; one feature per strand and version.",
    DescriptionFr = "Trajets datés ; un objet par branche et par version.")]
public sealed class Movement : LocatedItem
{
    [Published("Kind", "Type", Order = 2, Values = "gathering advance assault withdrawal infiltration presence deployment intervention fire return transit")]
    public string? Kind { get; set; }

    [Published("Movement", "Mouvement")]
    public string? MovementId { get; set; }

    [Published("Strand", "Branche")]
    public string? Strand { get; set; }

    /// <summary>Ordinal among the segments of a long strand, from 1; null for a strand in one piece. Segments share <see cref="MovementId"/> and <see cref="Strand"/>, and meet or leave a gap of time between them.</summary>
    [Published("Segment", "Segment")]
    public int? Segment { get; set; }

    [Published("Subject", "Sujet", RefersToAnyOf = "units forces")]
    public string? Subject { get; set; }

    /// <summary>Which collection <see cref="Subject"/> names; set when the package is linked.</summary>
    [Published("Subject is a", "Le sujet est", Values = "unit force")]
    public string? SubjectKind { get; set; }

    /// <summary>The force at the top of the subject's line; set when the package is linked.</summary>
    [Published("Side", "Camp", References = "forces")]
    public string? ForceId { get; set; }

    [Published("Participants", "Participants", RefersToAnyOf = "units forces persons")]
    public string[] Participants { get; set; } = [];

    [Published("Interpolation", "Interpolation", Values = "Linear Step Discrete")]
    public string? Interpolation { get; set; }

    [Published("Extrapolation", "Extrapolation", Values = "hold none")]
    public string? Extrapolation { get; set; }

    [Published("Scattered in small groups", "Dispersé en petits groupes")]
    public bool? Dispersed { get; set; }

    [Published("Symbol in this version (MIL-STD-2525D)", "Symbole dans cette version (MIL-STD-2525D)")]
    public string? Sidc { get; set; }

    /// <summary>One instant per vertex.</summary>
    [Published("Instants of the vertices", "Instants des sommets", Order = 63)]
    public IReadOnlyList<DateTimeOffset> Datetimes
    {
        get
        {
            if (Geometry is not LineString { CoordinateSequence: var vertices })
            {
                return [];
            }

            var instants = new DateTimeOffset[vertices.Count];
            for (var i = 0; i < instants.Length; i++)
            {
                instants[i] = InstantOf(vertices, i);
            }

            return instants;
        }
    }

    /// <summary>The first and the last of <see cref="Datetimes"/>; null without a path.</summary>
    internal (DateTimeOffset First, DateTimeOffset Last)? Between =>
        Geometry is LineString { IsEmpty: false, CoordinateSequence: var vertices } ? (InstantOf(vertices, 0), InstantOf(vertices, vertices.Count - 1)) : null;

    private static DateTimeOffset InstantOf(CoordinateSequence vertices, int i) => DateTimeOffset.FromUnixTimeMilliseconds((long)Math.Round(vertices.GetM(i) * 1000));
}
