namespace Konna.Geo.Encoding;

/// <summary>The bytes are not the well-known binary form of a geometry, or one beyond the limits of <see cref="WkbReader"/>.</summary>
public sealed class WkbFormatException : FormatException
{
    public WkbFormatException()
    {
    }

    public WkbFormatException(string message)
        : base(message)
    {
    }

    public WkbFormatException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
