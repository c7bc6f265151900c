using System.Globalization;
using Konna.Geo.Imports.Json;
using Konna.Geo.Motion;
using Konna.Geo.Packages;

namespace Konna.Geo.Edits;

/// <summary>
/// Values over time as they are sent: a TemporalProperty or a TemporalPrimitiveValue of 22-003r3, or ParametricValues of MF-JSON (OGC 19-045r3), taken apart into steps,
/// each with the values that hold from one instant to another.
/// </summary>
internal sealed class SentValues(ProblemList problems)
{
    private static readonly string[] PrimitiveMembers = ["id", "datetimes", "values", "interpolation"];
    private static readonly string[] PropertyMembers = ["name", "type", "form", "description", "valueSequence", "links"];
    private static readonly string[] ParametricMembers = ["type", "form", "description", "values", "interpolation"];

    private readonly List<SentStep> steps = [];

    public IReadOnlyList<SentStep> Steps => steps;

    /// <summary>New properties: one of this API's, or those of MF-JSON, in an array or not.</summary>
    public void ReadProperties(PackageNode body)
    {
        if (body.Member("temporalProperties") is { IsMissing: false } list)
        {
            MemberNames.Check(body, ["temporalProperties", "links", "timeStamp", "numberMatched", "numberReturned"], problems);
            ReadProperties(list);
        }
        else if (body.IsArray)
        {
            foreach (var element in body.Elements())
            {
                ReadProperty(element);
            }
        }
        else
        {
            ReadProperty(body);
        }
    }

    /// <summary>Further values of a property.</summary>
    public void ReadPrimitive(string name, PackageNode body)
    {
        MemberNames.Check(body, PrimitiveMembers, problems);
        Read(body, [(name, body)]);
    }

    private void ReadProperty(PackageNode body)
    {
        if (body.Member("name").Text is not { } name)
        {
            ReadParametric(body);
            return;
        }

        MemberNames.Check(body, PropertyMembers, problems);
        CheckKind(name, body.Member("name"), body);
        if (!body.Member("valueSequence").IsArray)
        {
            problems.Add(body.Member("valueSequence"), "The property has no values.", """Send {"datetimes": [...], "values": [...], "interpolation": "Step"} in an array.""");
        }

        foreach (var primitive in body.Member("valueSequence").Elements())
        {
            ReadPrimitive(name, primitive);
        }
    }

    /// <summary>Properties that share their instants are told by the same steps.</summary>
    private void ReadParametric(PackageNode body)
    {
        if (!body.IsObject)
        {
            problems.Add(body, "These are no values over time.", """Send {"datetimes": [...], "status": {"values": [...], "interpolation": "Step"}}.""");
            return;
        }

        List<(string, PackageNode)> values = [];
        foreach (var (name, node) in body.Members().Where(member => member.Name != "datetimes"))
        {
            MemberNames.Check(node, ParametricMembers, problems);
            CheckKind(name, node, node);
            values.Add((name, node));
        }

        if (values.Count == 0)
        {
            problems.Add(body, "There is no property in it.", $"Send one of {string.Join(", ", TemporalProperty.All.Select(p => p.Name))}.");
        }

        Read(body, values);
    }

    private void CheckKind(string name, PackageNode place, PackageNode kind)
    {
        if (TemporalProperty.All.FirstOrDefault(p => p.Name == name) is not { } property)
        {
            problems.Add(place, $"{PackageNode.Quote(name)} is no property that is known over time here.", problems.Suggest(name, TemporalProperty.All.Select(p => p.Name), $"Use one of {string.Join(", ", TemporalProperty.All.Select(p => p.Name))}."));
            return;
        }

        string[] types = property.Type == "TReal" ? ["TReal", "TInteger", "Measure"] : ["TText", "Text"];
        if (kind.Member("type") is { IsMissing: false } type && !types.Contains(type.Text))
        {
            problems.Add(type, $"The values of {name} are not of this type.", $"Use {string.Join(" or ", types)}, or leave it out.");
        }

        if (kind.Member("form") is { IsMissing: false } form)
        {
            problems.Add(form, $"The values of {name} have no unit of measure.", "Leave it out; what a strength is counted in is the property strengthUnit.");
        }
    }

    private void Read(PackageNode body, IReadOnlyList<(string Name, PackageNode Node)> properties)
    {
        var datetimes = body.Member("datetimes");
        var instants = InstantsOf(datetimes);
        foreach (var (_, node) in properties)
        {
            var values = node.Member("values");
            if (!values.IsArray || values.Value.GetArrayLength() != datetimes.Elements().Count())
            {
                problems.Add(values, "There is not one value for each of the datetimes.", "Give as many, in the same order.");
                instants = null;
            }

            if (node.Member("interpolation").Text is not ("Step" or "Discrete"))
            {
                problems.Add(node.Member("interpolation"), $"What is known of a unit holds from one instant to another, or at one alone, but this is {node.Member("interpolation").Describe()}.", "Send Step or Discrete.");
                instants = null;
            }
        }

        // Of properties with the same instants some may be steps and others sightings.
        foreach (var alike in instants is null ? [] : properties.GroupBy(p => p.Node.Member("interpolation").Text))
        {
            Add(instants!, datetimes, [.. alike.Select(p => (p.Name, p.Node.Member("values").Elements().ToArray()))], isStep: alike.Key == "Step");
        }
    }

    private void Add(DateTimeOffset[] instants, PackageNode datetimes, (string Name, PackageNode[] Values)[] properties, bool isStep)
    {
        for (var i = 0; i < instants.Length; i++)
        {
            var last = i;
            while (isStep && last + 1 < instants.Length && properties.All(p => p.Values[last + 1].Value.GetRawText() == p.Values[i].Value.GetRawText()))
            {
                last++;
            }

            // The last value holds at the last instant, others until the next value.
            var end = isStep ? Math.Min(last + 1, instants.Length - 1) : i;
            var told = properties.Select(p => (p.Name, Value: p.Values[i])).Where(value => !value.Value.IsMissing).ToList();
            if (told.Count > 0)
            {
                steps.Add(new SentStep(At(i), At(end), told));
            }

            i = last;
        }

        (DateTimeOffset, string) At(int i) => (instants[i], datetimes.Pointer + "/" + i.ToString(CultureInfo.InvariantCulture));
    }

    private DateTimeOffset[]? InstantsOf(PackageNode datetimes)
    {
        var instants = new List<DateTimeOffset>();
        foreach (var node in datetimes.Elements())
        {
            if (JsonTimes.Read(node.Value) is not { } instant || instant <= instants.LastOrDefault(DateTimeOffset.MinValue))
            {
                problems.Add(node, $"Expected an instant that is later than the one before it, found {node.Describe()}.", "Write it as 2013-01-10T08:30:00Z, or in milliseconds since 1970.");
                return null;
            }

            instants.Add(instant.ToUniversalTime());
        }

        if (instants.Count == 0)
        {
            problems.Add(datetimes, "There are no datetimes.", "Send an array of instants.");
        }

        return instants.Count == 0 ? null : [.. instants];
    }
}

/// <summary>Values that hold over a time.</summary>
/// <param name="Begin">An instant, and where it stands in the body.</param>
/// <param name="End">The same instant for what is known at it alone.</param>
/// <param name="Values">By the name of the property.</param>
internal sealed record SentStep((DateTimeOffset Instant, string Pointer) Begin, (DateTimeOffset Instant, string Pointer) End, IReadOnlyList<(string Name, PackageNode Value)> Values);
