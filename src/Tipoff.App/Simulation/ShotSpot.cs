namespace Tipoff.App.Simulation;

/// <summary>A place on the floor, in feet from the hoop, and the official names of its zone.</summary>
sealed record ShotSpot(double X, double Y)
{
    const double ThreeRadius = 23.75;
    const double CornerThreeX = 22;
    const double CornerY = 8.75;
    const double PaintX = 8;
    const double PaintY = 13.75;

    public double Distance => Math.Sqrt((X * X) + (Y * Y));

    public bool IsThree => Y < CornerY ? Math.Abs(X) >= CornerThreeX : Distance >= ThreeRadius;

    public bool IsPaint => Math.Abs(X) <= PaintX && Y <= PaintY;

    public string BasicZone =>
        IsThree && Y < CornerY ? (X < 0 ? "Left Corner 3" : "Right Corner 3")
        : IsThree ? "Above the Break 3"
        : Distance <= 4 ? "Restricted Area"
        : IsPaint ? "In The Paint (Non-RA)"
        : "Mid-Range";

    public (string Name, string Abbr) Area =>
        Distance < 8 || Math.Abs(X) < 0.35 * Y ? ("Center", "C")
        : Y < CornerY ? (X < 0 ? ("Left Side", "L") : ("Right Side", "R"))
        : X < 0 ? ("Left Side Center", "LC") : ("Right Side Center", "RC");

    public string Range => Distance switch { < 8 => "Less Than 8 ft.", < 16 => "8-16 ft.", < 24 => "16-24 ft.", _ => "24+ ft." };

    /// <summary>A place in the zone that the shooter chose.</summary>
    public static ShotSpot In(string zone, Chance chance) => zone switch
    {
        "paint" when chance.Happens(0.62) => Rounded(chance.Between(-2.5, 2.5), chance.Between(0, 3)),
        "paint" => Rounded(chance.Between(-7.5, 7.5), chance.Between(4.5, 13)),
        "mid" when chance.Happens(0.4) => Rounded(Side(chance) * chance.Between(9, 20), chance.Between(0, 8)),
        "mid" => Rounded(chance.Between(-11, 11), chance.Between(14.5, 20)),
        _ when chance.Happens(0.25) => Rounded(Side(chance) * chance.Between(22.2, 23.4), chance.Between(0, 8)),
        _ => Arc(chance),
    };

    static ShotSpot Arc(Chance chance)
    {
        var x = chance.Between(-20, 20);
        var radius = chance.Between(24.2, 27.5);
        return Rounded(x, Math.Sqrt((radius * radius) - (x * x)));
    }

    static int Side(Chance chance) => chance.Happens(0.5) ? -1 : 1;

    static ShotSpot Rounded(double x, double y) => new(Math.Round(x, 1), Math.Round(y, 1));
}
