using System.Globalization;

namespace Tipoff.Nba.Raw.Injuries;

/// <summary>How the files of the report are named.</summary>
static class InjuryReportFile
{
    /// <summary>Until then an edition came at half past each hour and its file was named by the hour; since then one comes each quarter.</summary>
    public static readonly DateOnly FirstQuarterly = new(2025, 12, 23);

    /// <summary>File of the edition of an Eastern date and time: 12 hours in two digits.</summary>
    public static string Name(DateOnly date, TimeOnly time)
    {
        var format = date < FirstQuarterly ? "hhtt" : "hh_mmtt";
        return string.Create(CultureInfo.InvariantCulture, $"Injury-Report_{date:yyyy-MM-dd}_{time.ToString(format, CultureInfo.InvariantCulture)}.pdf");
    }
}
