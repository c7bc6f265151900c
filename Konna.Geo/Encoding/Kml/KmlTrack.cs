namespace Konna.Geo.Encoding.Kml;

/// <summary>A dated path as <c>gx:Track</c>: all its instants, then all its positions, in the same order.</summary>
internal static class KmlTrack
{
    /// <param name="wkb">What <see cref="TimedVertices.IsTrajectory"/> is true for.</param>
    public static void Write(ref Utf8Text text, ReadOnlySpan<byte> wkb)
    {
        var positions = TimedVertices.Of(wkb);
        text.Raw("<gx:Track><altitudeMode>clampToGround</altitudeMode>"u8);
        for (var i = 0; i < positions.Count; i++)
        {
            XmlEscaping.Element(ref text, "when"u8, TimedVertices.At(positions, i));
        }

        for (var i = 0; i < positions.Count; i++)
        {
            // The position has to have a height; the ground is clamped to anyhow.
            var z = positions.Z(i);
            text.Raw("<gx:coord>"u8);
            text.Ordinates(positions.X(i), positions.Y(i), double.IsFinite(z) ? z : 0, ' ');
            text.Raw("</gx:coord>"u8);
        }

        text.Raw("</gx:Track>"u8);
    }
}
