namespace Konna.Benchmarks.Load.Measuring;

/// <summary>Why something cannot be measured here; the message stands in the table in place of the figure.</summary>
internal sealed class NotMeasuredException(string reason) : Exception(reason);
