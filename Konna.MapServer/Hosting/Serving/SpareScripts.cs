using System.Text;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.FileProviders.Physical;
using Microsoft.Extensions.Primitives;

namespace Konna.MapServer.Hosting.Serving;

/// <summary>
/// The files of the web root: the service worker complete, the map's own scripts without their comments: those are for who reads the source and would be a seventh of the first map.
/// Lines stay where they are, so that a place named in a browser's console is the one in the source.
/// </summary>
internal sealed class SpareScripts : IFileProvider
{
    private readonly IFileProvider files;
    private readonly OfflineWorker worker;

    public SpareScripts(IFileProvider files)
    {
        this.files = files;
        worker = new OfflineWorker(this);
    }

    public IFileInfo GetFileInfo(string subpath)
    {
        var file = files.GetFileInfo(subpath);
        if (!file.Exists || !subpath.EndsWith(".js", StringComparison.Ordinal))
        {
            return file;
        }

        return subpath == OfflineWorker.Path ? new SpareScript(file, script => worker.Complete(WithoutComments(script)), worker.Modified)
            : subpath.StartsWith("/app/", StringComparison.Ordinal) ? new SpareScript(file, WithoutComments, file.LastModified)
            : file;
    }

    public IDirectoryContents GetDirectoryContents(string subpath) => files.GetDirectoryContents(subpath);

    public IChangeToken Watch(string filter) => files.Watch(filter);

    /// <summary>Empties lines that hold nothing but a comment. Scripts of the map have no text over several lines that could look like one: a test holds that.</summary>
    public static string WithoutComments(string script)
    {
        var result = new StringBuilder(script.Length);
        var inComment = false;
        foreach (var line in script.AsSpan().EnumerateLines())
        {
            var text = line.Trim();
            var begins = !inComment && text.StartsWith("/*") && (text.IndexOf("*/") is var end && (end < 0 || end == text.Length - 2));
            if (!inComment && !begins && !text.StartsWith("//"))
            {
                result.Append(line);
            }

            inComment = (inComment || begins) && !text.EndsWith("*/");
            result.Append('\n');
        }

        // A text that ends with a line end has an empty line after it.
        return result.ToString(0, result.Length - 1);
    }

    private sealed class SpareScript(IFileInfo file, Func<string, string> change, DateTimeOffset modified) : IFileInfo
    {
        private readonly Lazy<byte[]> content = new(() =>
        {
            using var reader = new StreamReader(file.CreateReadStream(), System.Text.Encoding.UTF8);
            return System.Text.Encoding.UTF8.GetBytes(change(reader.ReadToEnd()));
        });

        public bool Exists => true;

        public bool IsDirectory => false;

        public DateTimeOffset LastModified => modified;

        public long Length => content.Value.Length;

        public string Name => file.Name;

        /// <summary>None: the bytes are not those on the disk.</summary>
        public string? PhysicalPath => null;

        public Stream CreateReadStream() => new MemoryStream(content.Value, writable: false);
    }
}
