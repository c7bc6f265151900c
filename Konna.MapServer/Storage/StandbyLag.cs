namespace Konna.MapServer.Storage;

/// <summary>How far a standby that is read from lies behind its primary.</summary>
/// <param name="Host">As the settings of the store name it.</param>
/// <param name="Behind">For how long it has been lacking something that the primary had; zero when it has all.</param>
public sealed record StandbyLag(string Host, TimeSpan Behind);
