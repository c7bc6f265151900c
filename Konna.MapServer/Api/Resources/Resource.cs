using Konna.Geo.Collections;
using Konna.MapServer.Api.Answers;
using Konna.MapServer.Api.Negotiation;
using Konna.MapServer.Api.Requests;

namespace Konna.MapServer.Api.Resources;

/// <summary>A resource that can be read. The routes, the OpenAPI document and the conformance list are all made from the mounted resources.</summary>
internal abstract class Resource
{
    /// <summary>Route pattern; <c>operationId</c> and <c>collectionId</c> are looked up before the resource is asked.</summary>
    public abstract string Pattern { get; }

    /// <summary>One line for people, in the OpenAPI document.</summary>
    public abstract string Summary { get; }

    /// <summary>The forms it can be had in, the preferred one first.</summary>
    public abstract IReadOnlyList<Representation> Representations { get; }

    /// <summary>The requirements classes that are met by this resource being there.</summary>
    public virtual IReadOnlyList<string> ConformanceClasses => [];

    /// <summary>Parameters besides <c>f</c> and <c>lang</c>.</summary>
    public virtual IReadOnlyList<ApiParameter> ParametersOf(CollectionSchema? collection) => [];

    /// <summary>Reads what is left of the request and says how to answer; the rows are asked for only if the client does not have them yet.</summary>
    public abstract ValueTask<Answer> AnswerAsync(ResourceRequest request);
}
