using Konna.MapServer.Hosting;
using Konna.MapServer.Hosting.CommandLine;

using var stop = new StopSignal();
return await KonnaCommandLine.RunAsync(args, new Terminal(Console.Out, Console.Error) { IsWatched = !Console.IsErrorRedirected }, stop.Token);
