using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Tipoff.Engine.Sources;

/// <summary>The text of a PDF as it lies on the page, by <c>pdftotext -layout</c> of poppler.</summary>
public static class PdfText
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <exception cref="RefusedBody">The bytes are no readable PDF.</exception>
    /// <exception cref="Problem">The program is not installed.</exception>
    public static string Of(byte[] pdf)
    {
        if (!pdf.AsSpan(0, Math.Min(pdf.Length, 1024)).ToArray().AsSpan().StartsWith("%PDF"u8))
            throw new RefusedBody("no PDF: it does not start with %PDF");

        using var process = Start();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        try
        {
            process.StandardInput.BaseStream.Write(pdf);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It stopped reading a damaged file; its exit code says so.
        }

        if (!process.WaitForExit(Patience))
        {
            process.Kill();
            throw new RefusedBody($"a PDF that pdftotext could not read in {Patience.TotalSeconds:0} s");
        }

        var text = output.GetAwaiter().GetResult();
        var complaint = errors.GetAwaiter().GetResult();
        return process.ExitCode == 0 && !string.IsNullOrWhiteSpace(text)
            ? text
            : throw new RefusedBody($"a PDF without readable text: {complaint.Split('\n')[0]}".TrimEnd(' ', ':'));
    }

    static Process Start()
    {
        try
        {
            return Process.Start(new ProcessStartInfo("pdftotext", ["-layout", "-enc", "UTF-8", "-", "-"])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                StandardOutputEncoding = Encoding.UTF8,
            })!;
        }
        catch (Win32Exception)
        {
            throw new Problem("cannot read a PDF", "pdftotext was not found on this machine", "Install it: apt-get install poppler-utils, then run the same command again")
            {
                Exit = Exit.Unavailable,
            };
        }
    }
}
