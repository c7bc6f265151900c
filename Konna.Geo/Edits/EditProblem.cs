namespace Konna.Geo.Edits;

/// <summary>Why a change cannot be made.</summary>
public enum EditFault
{
    /// <summary>What was sent is no JSON, or not that of a feature.</summary>
    Malformed,

    /// <summary>It breaks a rule of the package format.</summary>
    Invalid,

    /// <summary>It does not go with what is stored: it names what is not there, or takes away what others name.</summary>
    Conflict,
}

/// <summary>One thing that is wrong with a change.</summary>
/// <param name="Edit">Which of the changes that were to be made together, from 0.</param>
/// <param name="Pointer">JSON pointer (RFC 6901) into what was sent; of a conflict with something stored, <c>/collection/id</c> and the member there.</param>
/// <param name="Detail">What is wrong, and what would be right.</param>
public sealed record EditProblem(EditFault Fault, int Edit, string Pointer, string Detail)
{
    /// <summary>True for a conflict with something stored, whose place the pointer is; else it points into what was sent.</summary>
    public bool IsWithStored { get; init; }
}
