using System.Buffers;
using Konna.Geo.Motion;

namespace Konna.Geo.Encoding;

/// <summary>What is the same in every position of a strand, as JSON: it is most of a feature, and written once in place of once for each answer. Many may use it at once.</summary>
internal sealed class SituationStrandText
{
    /// <summary>Names, punctuation and objects, in bytes of memory; the values come on top.</summary>
    private const int Overhead = 560;

    private Knowledge? last;

    public SituationStrandText(SituationStrand strand)
    {
        Begin = Write((ref JsonText json) =>
        {
            json.Raw("{\"type\":\"Feature\",\"id\":"u8);
            json.Text(strand.Id);
        });
        Identity = Write((ref JsonText json) =>
        {
            json.Raw("},\"properties\":{\"id\":"u8);
            json.Text(strand.Id);
            json.Raw(",\"featureType\":\"position\""u8);
        });
        Subject = Write((ref JsonText json) =>
        {
            json.Raw(",\"subject\":"u8);
            json.Text(strand.Subject);
            json.Raw(",\"subjectKind\":"u8);
            json.Text(strand.SubjectKind);
            json.Raw(",\"sideId\":"u8);
            json.Text(strand.SideId);
            json.Raw(",\"name\":"u8);
            json.Text(strand.Name);
            json.Raw(",\"nameFr\":"u8);
            json.Text(strand.NameFr);
            json.Raw(",\"movementId\":"u8);
            json.Text(strand.MovementId);
            json.Raw(",\"movement\":"u8);
        });
        Strand = Write((ref JsonText json) =>
        {
            json.Raw(",\"strand\":"u8);
            json.Text(strand.Strand);
            json.Raw(",\"status\":"u8);
        });
    }

    private delegate void Writing(ref JsonText json);

    /// <summary>The begin of a feature, with its id.</summary>
    public byte[] Begin { get; }

    /// <summary>From the end of the geometry to the type of the feature.</summary>
    public byte[] Identity { get; }

    /// <summary>Who it is, up to the movement's value.</summary>
    public byte[] Subject { get; }

    /// <summary>From behind the movement to the status's value.</summary>
    public byte[] Strand { get; }

    /// <summary>About what it takes of the memory.</summary>
    public static long BytesOf(SituationStrand strand) =>
        Overhead + (2 * strand.Id.Length) + strand.Subject.Length + (strand.Name?.Length ?? 0) + (strand.NameFr?.Length ?? 0) + strand.MovementId.Length + strand.Sources.Sum(source => source.Length);

    /// <summary>What is known of the strand there, from behind the motion to the end of the feature. The segments of one strand mostly share it.</summary>
    public byte[] KnowledgeOf(SituationPosition position)
    {
        if (last is { } known && ReferenceEquals(known.Traits, position.TraitsKey))
        {
            return known.Json;
        }

        var json = Write((ref JsonText json) => WriteKnowledge(ref json, position));
        last = new Knowledge(position.TraitsKey, json);
        return json;
    }

    private static void WriteKnowledge(ref JsonText json, SituationPosition position)
    {
        json.Raw(",\"participants\":"u8);
        json.Texts(position.Participants);
        json.Raw(",\"sidc\":"u8);
        json.Text(position.Sidc);
        json.Raw(",\"dispersed\":"u8);
        json.Boolean(position.Dispersed);
        json.Raw(",\"radiusM\":"u8);
        json.Number(position.RadiusM ?? double.NaN);
        json.Raw(",\"confidence\":"u8);
        json.Text(position.Confidence);
        json.Raw(",\"accountId\":"u8);
        json.Text(position.AccountId);
        json.Raw(",\"facts\":"u8);
        json.Texts(position.Facts);
        json.Raw(",\"sources\":"u8);
        json.Texts(position.Sources);
        json.Raw("}}"u8);
    }

    private static byte[] Write(Writing write)
    {
        var output = new ArrayBufferWriter<byte>(512);
        var json = new JsonText(output);
        write(ref json);
        json.Commit();
        return output.WrittenSpan.ToArray();
    }

    /// <param name="Traits">The very object that it was written of.</param>
    private sealed record Knowledge(object Traits, byte[] Json);
}
