namespace Konna.MapServer.Storage;

/// <summary>The store cannot answer now, but may later: the database is away or overloaded.</summary>
public sealed class StoreUnavailableException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>The change is committed on the primary, but the wait for the standby that was to confirm it was cut short.</summary>
public sealed class StoreUnconfirmedException(string message) : Exception(message);

/// <summary>The database was told to commit and did not say whether it did: the change may be stored or not, but never a part of it.</summary>
public sealed class StoreOutcomeUnknownException(Exception? inner) : Exception("The database did not say whether the change was stored.", inner);

/// <summary>The change was given up, because nobody waited for it any more, before anything of it was stored.</summary>
public sealed class ChangeLeftException(Exception inner, CancellationToken cancellation) : OperationCanceledException("The change was given up.", inner, cancellation);

/// <summary>There is no room on the store's disk for what was to be written; nothing of it was.</summary>
public sealed class StoreFullException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>The store cannot be used as it is set up; the message says in one line what is wrong and what to do.</summary>
public class StoreSetupException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>Another process holds the embedded file.</summary>
public sealed class StoreHeldException(string message, Exception? inner = null) : StoreSetupException(message, inner);

/// <summary>The setting that names the store cannot be read; nothing was asked of any store.</summary>
public sealed class StoreSettingException(string message, Exception? inner = null) : StoreSetupException(message, inner);
