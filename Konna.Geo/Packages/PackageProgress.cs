namespace Konna.Geo.Packages;

/// <summary>How far the reading of a package, or of a file of another program, is.</summary>
/// <param name="File">The file that is being read.</param>
/// <param name="BytesRead">Of that file.</param>
public readonly record struct PackageProgress(string File, long BytesRead, long Bytes);
