using System.Diagnostics.CodeAnalysis;

namespace Konna.Geo.Time;

/// <summary>What became of a text that a person or a client wrote: its value, or one sentence that says what was expected.</summary>
public readonly record struct Parsed<T>
{
    internal Parsed(T? value, string? error)
    {
        Value = value;
        Error = error;
        IsValid = error is null;
    }

    public T? Value { get; }

    public string? Error { get; }

    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsValid { get; }
}
