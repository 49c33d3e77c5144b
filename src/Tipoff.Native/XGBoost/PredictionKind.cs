namespace Tipoff.Native.XGBoost;

/// <summary>What a prediction call returns for each row; the numbers are those of the C API.</summary>
public enum PredictionKind
{
    /// <summary>One value per row, after the objective's link function.</summary>
    Value = 0,

    /// <summary>One value per row, before the link function: what gradients are computed from.</summary>
    Margin = 1,

    /// <summary>One SHAP value per feature and the bias last; a row's values sum to its margin.</summary>
    Contributions = 2,
}
