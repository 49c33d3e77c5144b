using System.Text;

namespace Tipoff.Engine.Tables;

/// <summary>The one conversion between C# names and database names.</summary>
public static class Names
{
    /// <summary><c>PointsAvgLast5</c> becomes <c>points_avg_last_5</c>.</summary>
    public static string Snake(string pascal)
    {
        var text = new StringBuilder(pascal.Length + 8);
        for (var i = 0; i < pascal.Length; i++)
        {
            var startsWord = i > 0 && (IsWordStart(pascal, i) || IsNumberStart(pascal, i));
            if (startsWord)
                text.Append('_');
            text.Append(char.ToLowerInvariant(pascal[i]));
        }

        return text.ToString();
    }

    /// <summary><c>points_avg_last_5</c> becomes <c>points-avg-last-5</c>, the form of the command line.</summary>
    public static string Kebab(string pascal) => Snake(pascal).Replace('_', '-');

    static bool IsWordStart(string name, int i) =>
        char.IsUpper(name[i]) && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));

    static bool IsNumberStart(string name, int i) => char.IsDigit(name[i]) && !char.IsDigit(name[i - 1]);
}
