using System.Globalization;
using System.Text;

namespace Tipoff.App.Simulation.Routes;

/// <summary>A PDF of plain text in Helvetica on landscape A4; the same text gives the same bytes.</summary>
sealed class PdfPages
{
    const double Width = 841.95;
    const double Height = 595.35;
    const int FirstPageObject = 4;

    readonly List<StringBuilder> pages = [];

    public int Count => pages.Count;

    public void NewPage() => pages.Add(new());

    public void Text(double x, double y, double size, string text) => TextOn(Count - 1, x, y, size, text);

    /// <param name="y">Distance of the base line from the top.</param>
    public void TextOn(int page, double x, double y, double size, string text) =>
        pages[page].Append(CultureInfo.InvariantCulture, $"BT /F1 {size:0.##} Tf {x:0.##} {Height - y:0.##} Td ({Escaped(text)}) Tj ET\n");

    public byte[] ToBytes()
    {
        var kids = string.Join(' ', Enumerable.Range(0, Count).Select(page => $"{FirstPageObject + (2 * page)} 0 R"));
        List<string> objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            $"<< /Type /Pages /Kids [{kids}] /Count {Count} >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        ];
        foreach (var page in pages)
        {
            objects.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {Width} {Height}] /Resources << /Font << /F1 3 0 R >> >> /Contents {objects.Count + 2} 0 R >>"));
            objects.Add($"<< /Length {page.Length} >>\nstream\n{page}endstream");
        }

        return Written(objects);
    }

    static byte[] Written(List<string> objects)
    {
        var text = new StringBuilder("%PDF-1.4\n");
        List<int> offsets = [];
        for (var i = 0; i < objects.Count; i++)
        {
            offsets.Add(text.Length);
            text.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }

        var table = text.Length;
        text.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets)
            text.Append(CultureInfo.InvariantCulture, $"{offset:0000000000} 00000 n \n");
        text.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Count + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
        // One byte a letter, so that the offsets hold.
        return Encoding.Latin1.GetBytes(text.ToString());
    }

    static string Escaped(string text) => text.Replace(@"\", @"\\").Replace("(", @"\(").Replace(")", @"\)");
}
