namespace Konna.MapServer.Api.Negotiation;

/// <summary>A profile of a media type (RFC 6906): what a document promises beyond it. Here those of GeoJSON in the register of OGC.</summary>
/// <param name="Id">Its name in the register, and the value of the parameter <c>profile</c>.</param>
internal sealed record Profile(string Id)
{
    private const string Register = "http://www.opengis.net/def/profile/OGC/0/";

    public static Profile Rfc7946 { get; } = new("rfc7946");

    public static Profile JsonFg { get; } = new("jsonfg");

    public static Profile JsonFgPlus { get; } = new("jsonfg-plus");

    public static IReadOnlyList<Profile> All { get; } = [Rfc7946, JsonFg, JsonFgPlus];

    public string Uri => Register + Id;

    /// <summary>True when it is called so, by its name or its URI.</summary>
    public bool IsCalled(string name) => name == Id || name.Equals(Uri, StringComparison.OrdinalIgnoreCase);
}
