namespace Konna.MapServer.Storage.Sql;

/// <summary>How long somebody waits for what work comes to.</summary>
/// <param name="TryKeep">Asked once, before what cannot be taken back: false when nobody waits any more; else they wait to its end.</param>
/// <param name="Token">Cancelled when nobody does any more.</param>
internal sealed record Patience(Func<bool> TryKeep, CancellationToken Token);
