using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Konna.MapServer.Tests")]
