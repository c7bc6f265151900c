using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Konna.Geo.Filtering;

namespace Konna.Geo.Tests.Filtering;

public sealed class RoundTripTests
{
    [Property(MaxTest = 10_000)]
    public Property A_filter_survives_text_and_JSON() => Prop.ForAll(FilterGenerator.Conditions.ToArbitrary(), filter =>
    {
        var text = Cql2Text.Write(filter);
        var fromText = Cql2Text.Parse(text);
        if (!fromText.IsValid)
        {
            return false.Label($"{text} :: {fromText.Error}");
        }

        var json = Cql2Json.Write(fromText.Value);
        var fromJson = Cql2Json.Parse(json);
        return (fromText.Value == filter && fromJson.Value == filter && Cql2Text.Write(fromJson.Value) == text).Label($"{text} :: {json} :: {fromJson.Error}");
    });
}
