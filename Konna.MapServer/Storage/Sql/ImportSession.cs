using Konna.MapServer.Storage.Model;

namespace Konna.MapServer.Storage.Sql;

/// <summary>The transaction of one import: the model for the operation itself, and the quick way in for everything that belongs to it.</summary>
internal sealed record ImportSession(KonnaContext Context, TableLoad Load);
