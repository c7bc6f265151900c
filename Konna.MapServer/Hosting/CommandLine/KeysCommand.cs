using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Konna.MapServer.Api.Access.Keys;
using Konna.MapServer.Api.Answers;
using Konna.MapServer.Storage;

namespace Konna.MapServer.Hosting.CommandLine;

/// <summary><c>konna keys add|list|revoke</c>: who may write, and read what is private.</summary>
internal sealed class KeysCommand(SettingOptions settings, Terminal terminal)
{
    private const string WhileServing = " A running server makes keys itself: start it once with --first-key, then send POST /keys with that key.";

    private readonly OutputOptions output = new();
    private readonly Argument<string> name = new("NAME") { Description = "Whom the key is for; the log of changes shows it." };
    private readonly Argument<string> id = new("ID") { Description = "The key's id, as konna keys list shows it: the part between the two underscores." };

    private readonly Option<string> right = new("--right") { Description = "read, write or admin; each holds those before it (default write).", HelpName = "RIGHT", DefaultValueFactory = _ => "write" };

    private readonly Option<string[]> operations = new("--operation", "-o")
    {
        Description = "Only for this operation; may be given several times (default: all).",
        HelpName = "OPERATION",
        DefaultValueFactory = _ => [],
    };

    private readonly Option<string?> expires = new("--expires") { Description = "When it ends: a date such as 2030-01-31, or a number of days such as 90d (default: never).", HelpName = "WHEN" };

    public Command Create()
    {
        var add = new Command("add", "Make a key. It is shown once.") { name, right, operations, expires, settings.DataDirectory, output.Json, output.Quiet };
        add.SetAction(AddAsync);
        var list = new Command("list", "List the keys, without their secrets.") { settings.DataDirectory, output.Json };
        list.SetAction(ListAsync);
        var revoke = new Command("revoke", "Make a key good for nothing.") { id, settings.DataDirectory, output.Json, output.Quiet };
        revoke.SetAction(RevokeAsync);
        return new Command("keys", "Make, list and revoke the keys with which programs and people write.") { add, list, revoke };
    }

    /// <summary>Opens the store for a change of who may do what; when a server holds the embedded file, the message says what to do.</summary>
    public static async Task<IKonnaStore> OpenAsync(SettingOptions settings, ParseResult parsed, string whileServing, CancellationToken cancellation)
    {
        try
        {
            return await StoreOpening.OpenAsync(settings.Read(parsed).Store, StorePurpose.Use, cancellation);
        }
        catch (StoreHeldException held)
        {
            throw new CommandFailedException(ExitCode.StoreUnusable, held.Message + whileServing, held);
        }
    }

    private async Task<int> AddAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var now = DateTimeOffset.UtcNow;
        var called = parsed.GetRequiredValue(name);
        var forOperations = parsed.GetValue(operations)!;
        if (!KeyTerms.IsName(called))
        {
            throw Bad($"the name is \"{called}\"; expected {KeyTerms.NameExpected}.");
        }

        if (forOperations.FirstOrDefault(operation => !KeyTerms.IsOperationId(operation)) is { } odd)
        {
            throw Bad($"--operation is \"{odd}\"; expected {KeyTerms.OperationsExpected}.");
        }

        var given = AccessRights.Parse(parsed.GetValue(right)) ?? throw Bad($"--right is \"{parsed.GetValue(right)}\"; expected read, write or admin.");
        var (key, text) = KeyText.Create(called, given, forOperations.Length == 0 ? null : forOperations, now, ExpiryOf(parsed.GetValue(expires), now));
        await using var store = await OpenAsync(settings, parsed, WhileServing, cancellation);
        await store.AddKeyAsync(key, cancellation);
        if (parsed.GetValue(output.Json))
        {
            Write(KeyDocument.Of(key) with { Key = text });
        }
        else if (parsed.GetValue(output.Quiet))
        {
            terminal.Out.WriteLine(text);
        }
        else
        {
            terminal.Out.WriteLine($"Key {key.Id} for {key.Name}: {Scope(key)}.");
            terminal.Out.WriteLine();
            terminal.Out.WriteLine($"  {text}");
            terminal.Out.WriteLine();
            terminal.Out.WriteLine("It is not stored and is not shown again. Send it as 'Authorization: Bearer KEY' or 'X-API-Key: KEY'.");
        }

        return ExitCode.Ok;
    }

    private async Task<int> ListAsync(ParseResult parsed, CancellationToken cancellation)
    {
        await using var store = await OpenAsync(settings, parsed, " A running server lists its keys itself: GET /keys with a key that may administer.", cancellation);
        var keys = await store.ListKeysAsync(cancellation);
        if (parsed.GetValue(output.Json))
        {
            Write(new { Keys = keys.Select(KeyDocument.Of) });
            return ExitCode.Ok;
        }

        foreach (var key in keys)
        {
            var state = key.Revoked is { } revoked ? $"revoked {Day(revoked)}" : key.Expires is not { } end ? "no end" : end <= DateTimeOffset.UtcNow ? $"expired {Day(end)}" : $"until {Day(end)}";
            terminal.Out.WriteLine($"{key.Id}  {key.Name}  {Scope(key)}  made {Day(key.Created)}, {state}, {(key.LastUsed is { } used ? $"last used {Day(used)}" : "never used")}");
        }

        if (keys.Count == 0)
        {
            terminal.Out.WriteLine("There are no keys: everything can be read, nothing changed. Make one with: konna keys add NAME");
        }

        return ExitCode.Ok;
    }

    private async Task<int> RevokeAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var wanted = parsed.GetRequiredValue(id);
        await using var store = await OpenAsync(settings, parsed, " A running server revokes keys itself: DELETE /keys/ID with a key that may administer.", cancellation);
        var key = await store.RevokeKeyAsync(wanted, DateTimeOffset.UtcNow, cancellation)
            ?? throw new CommandFailedException(ExitCode.BadInput, $"there is no key \"{wanted}\"; konna keys list shows their ids.");
        if (parsed.GetValue(output.Json))
        {
            Write(KeyDocument.Of(key));
        }
        else if (!parsed.GetValue(output.Quiet))
        {
            terminal.Out.WriteLine($"Key {key.Id} for {key.Name} is good for nothing from now on.");
        }

        return ExitCode.Ok;
    }

    private static DateTimeOffset? ExpiryOf(string? text, DateTimeOffset now)
    {
        const int MostDays = 36_500;
        var at = text is null ? (DateTimeOffset?)null
            : text.EndsWith('d') && int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is > 0 and <= MostDays ? now.AddDays(days)
            : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var date) ? date
            : throw Bad($"--expires is \"{text}\"; expected a date such as 2030-01-31, or days such as 90d.");
        return at <= now ? throw Bad($"--expires is \"{text}\"; expected a time to come.") : at;
    }

    private static string Scope(AccessKey key) => $"{AccessRights.NameOf(key.Right)} {(key.Operations is { } some ? string.Join(", ", some) : "all operations")}";

    private static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private void Write<T>(T document) => terminal.Out.WriteLine(JsonSerializer.Serialize(document, JsonWriting.Options));

    private static CommandFailedException Bad(string message) => new(ExitCode.Usage, message);
}
