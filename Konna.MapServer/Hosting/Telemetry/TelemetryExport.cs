using Konna.MapServer.Hosting.Settings;
using Konna.MapServer.Telemetry;
using Npgsql;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Konna.MapServer.Hosting.Telemetry;

/// <summary>
/// Sends traces and metrics by OTLP to where the settings say; without an address nothing is collected and nothing leaves. Whatever else OpenTelemetry can be told
/// comes from its own variables (OTEL_SERVICE_NAME, OTEL_EXPORTER_OTLP_HEADERS, OTEL_TRACES_SAMPLER ...).
/// </summary>
internal static class TelemetryExport
{
    private const string EndpointVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string ProtocolVariable = "OTEL_EXPORTER_OTLP_PROTOCOL";

    /// <summary>Meters of the runtime, the web server and the driver; the database's names are those of their own documentation.</summary>
    private static readonly string[] Meters =
        [ServerMeter.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime", "Npgsql"];

    public static void AddTo(WebApplicationBuilder builder, KonnaSettings settings)
    {
        if (settings.TelemetryEndpoint is not { } endpoint)
        {
            return;
        }

        // Through the exporter's own variable, so that it appends the paths of traces and metrics as the specification says.
        builder.Configuration[EndpointVariable] = endpoint.AbsoluteUri;
        if (string.IsNullOrWhiteSpace(builder.Configuration[ProtocolVariable]))
        {
            builder.Configuration[ProtocolVariable] = "http/protobuf";
        }

        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("konna", serviceVersion: ProgramVersion.Text).AddEnvironmentVariableDetector())
            .WithTracing(tracing => tracing
                .AddSource(ServerActivities.Name)
                .AddAspNetCoreInstrumentation(options => options.Filter = context => !context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal))
                .AddNpgsql()
                .AddOtlpExporter())
            .WithMetrics(metrics => metrics.AddMeter(Meters).AddOtlpExporter());
    }

    /// <summary>Begins to collect, which the host would do only when it begins to listen: the loading of the seeds is to be seen too.</summary>
    public static void Start(IServiceProvider services)
    {
        services.GetService<TracerProvider>();
        services.GetService<MeterProvider>();
    }
}
