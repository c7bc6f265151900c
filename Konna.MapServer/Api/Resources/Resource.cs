using Konna.Geo.Collections;
using Konna.MapServer.Api.Answers;
using Konna.MapServer.Api.Limits;
using Konna.MapServer.Api.Negotiation;
using Konna.MapServer.Api.Past;
using Konna.MapServer.Api.Requests;
using Konna.MapServer.Api.Writes;

namespace Konna.MapServer.Api.Resources;

/// <summary>A resource, read by GET and changed by the methods that it lists. The routes, the OpenAPI document and the conformance list are all made from the mounted resources.</summary>
internal abstract class Resource
{
    /// <summary>Route pattern; <c>operationId</c> and <c>collectionId</c> are looked up before the resource is asked.</summary>
    public abstract string Pattern { get; }

    /// <summary>One line for people, in the OpenAPI document.</summary>
    public abstract string Summary { get; }

    /// <summary>The forms it can be had in whatever the collection, the preferred one first.</summary>
    public virtual IReadOnlyList<Representation> Representations => [];

    /// <summary>The forms it can be had in for one collection; none where there is no such resource.</summary>
    public virtual IReadOnlyList<Representation> RepresentationsOf(CollectionSchema? collection) => Representations;

    /// <summary>
    /// True when the address itself says the form, which then wins over <c>Accept</c> (RFC 9110, section 12.4.1, lets a server do so):
    /// such addresses are pasted into programs that ask for something else and take what they get.
    /// </summary>
    public virtual bool NamesItsForm => false;

    /// <summary>What it is called in the OpenAPI document.</summary>
    public virtual string Name => GetType().Name;

    /// <summary>The identifier of its operation in the OpenAPI document, unique there.</summary>
    public virtual string OperationIdOf(CollectionSchema? collection) => collection is null ? $"get{Name}" : $"get{Name}.{collection.Id}";

    /// <summary>How it is changed; nothing for what can only be read.</summary>
    public virtual IReadOnlyList<WriteMethod> Writes => [];

    /// <summary>The methods it takes, for <c>Allow</c>.</summary>
    public string Methods => string.Join(", ", Writes.Select(write => write.Method).Prepend("OPTIONS").Prepend("HEAD").Prepend("GET"));

    /// <summary>The requirements classes that are met by this resource being there.</summary>
    public virtual IReadOnlyList<string> ConformanceClasses => [];

    /// <summary>The variables of the pattern besides the operation and the collection, by their names.</summary>
    public virtual IReadOnlyList<ApiParameter> PathParameters => [];

    /// <summary>What it costs to answer, and so how long it may take.</summary>
    public virtual RequestKind Kind => RequestKind.Features;

    /// <summary>True when the answer can be that there is nothing to send (204).</summary>
    public virtual bool CanBeEmpty => false;

    /// <summary>True when it can be asked as it was, by the parameter <c>asOf</c>: it reads nothing but <see cref="ResourceRequest.Features"/> and <see cref="ResourceRequest.Operation"/>.</summary>
    public virtual bool HasPast => false;

    public virtual SnapshotUse Snapshot => SnapshotUse.WhenOvertaken;

    /// <summary>Every parameter besides <c>f</c> and <c>lang</c>.</summary>
    public IReadOnlyList<ApiParameter> AllParametersOf(CollectionSchema? collection) => HasPast ? [.. ParametersOf(collection), AsOfParameter.Description] : ParametersOf(collection);

    /// <summary>Parameters of its own.</summary>
    public virtual IReadOnlyList<ApiParameter> ParametersOf(CollectionSchema? collection) => [];

    /// <summary>Reads what is left of the request and says how to answer; the rows are asked for only if the client does not have them yet.</summary>
    public abstract ValueTask<Answer> AnswerAsync(ResourceRequest request);
}
