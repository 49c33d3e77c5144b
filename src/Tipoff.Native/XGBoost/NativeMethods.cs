using System.Runtime.InteropServices;

namespace Tipoff.Native.XGBoost;

/// <summary>The functions of XGBoost's c_api.h that the binding calls, one to one.</summary>
static partial class NativeMethods
{
    const string Library = "xgboost";

    static NativeMethods()
    {
        OpenMp.WaitBriefly();
        NativeLibraries.EnsureResolver();
    }

    [LibraryImport(Library, EntryPoint = "XGBoostVersion")]
    public static partial void Version(out int major, out int minor, out int patch);

    [LibraryImport(Library, EntryPoint = "XGBGetLastError")]
    public static partial nint GetLastError();

    [LibraryImport(Library, EntryPoint = "XGDMatrixCreateFromMat_omp")]
    public static partial int DMatrixCreateFromMat(ReadOnlySpan<float> data, ulong rows, ulong columns, float missing, out DMatrixHandle matrix, int threads);

    [LibraryImport(Library, EntryPoint = "XGDMatrixSliceDMatrixEx")]
    public static partial int DMatrixSlice(DMatrixHandle matrix, ReadOnlySpan<int> rows, ulong length, out DMatrixHandle slice, int allowGroups);

    [LibraryImport(Library, EntryPoint = "XGDMatrixFree")]
    public static partial int DMatrixFree(nint matrix);

    [LibraryImport(Library, EntryPoint = "XGDMatrixNumRow")]
    public static partial int DMatrixNumRow(DMatrixHandle matrix, out ulong rows);

    [LibraryImport(Library, EntryPoint = "XGDMatrixNumCol")]
    public static partial int DMatrixNumCol(DMatrixHandle matrix, out ulong columns);

    [LibraryImport(Library, EntryPoint = "XGDMatrixSetFloatInfo", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int DMatrixSetFloatInfo(DMatrixHandle matrix, string field, ReadOnlySpan<float> values, ulong length);

    [LibraryImport(Library, EntryPoint = "XGDMatrixGetFloatInfo", StringMarshalling = StringMarshalling.Utf8)]
    public static unsafe partial int DMatrixGetFloatInfo(DMatrixHandle matrix, string field, out ulong length, out float* values);

    [LibraryImport(Library, EntryPoint = "XGDMatrixSetStrFeatureInfo", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int DMatrixSetStrFeatureInfo(DMatrixHandle matrix, string field, string[] features, ulong length);

    [LibraryImport(Library, EntryPoint = "XGDMatrixGetStrFeatureInfo", StringMarshalling = StringMarshalling.Utf8)]
    public static unsafe partial int DMatrixGetStrFeatureInfo(DMatrixHandle matrix, string field, out ulong length, out byte** features);

    [LibraryImport(Library, EntryPoint = "XGBoosterCreate")]
    public static partial int BoosterCreate(ReadOnlySpan<nint> matrices, ulong length, out BoosterHandle booster);

    [LibraryImport(Library, EntryPoint = "XGBoosterFree")]
    public static partial int BoosterFree(nint booster);

    [LibraryImport(Library, EntryPoint = "XGBoosterSetParam", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int BoosterSetParam(BoosterHandle booster, string name, string value);

    [LibraryImport(Library, EntryPoint = "XGBoosterUpdateOneIter")]
    public static partial int BoosterUpdateOneIter(BoosterHandle booster, int iteration, DMatrixHandle train);

    [LibraryImport(Library, EntryPoint = "XGBoosterBoostOneIter")]
    public static partial int BoosterBoostOneIter(
        BoosterHandle booster, DMatrixHandle train, ReadOnlySpan<float> gradient, ReadOnlySpan<float> hessian, ulong length);

    [LibraryImport(Library, EntryPoint = "XGBoosterEvalOneIter", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int BoosterEvalOneIter(
        BoosterHandle booster, int iteration, ReadOnlySpan<nint> matrices, string[] names, ulong length, out nint result);

    [LibraryImport(Library, EntryPoint = "XGBoosterPredictFromDMatrix", StringMarshalling = StringMarshalling.Utf8)]
    public static unsafe partial int BoosterPredict(
        BoosterHandle booster, DMatrixHandle matrix, string config, out ulong* shape, out ulong dimensions, out float* result);

    [LibraryImport(Library, EntryPoint = "XGBoosterBoostedRounds")]
    public static partial int BoosterBoostedRounds(BoosterHandle booster, out int rounds);

    [LibraryImport(Library, EntryPoint = "XGBoosterGetNumFeature")]
    public static partial int BoosterNumFeature(BoosterHandle booster, out ulong features);

    [LibraryImport(Library, EntryPoint = "XGBoosterSlice")]
    public static partial int BoosterSlice(BoosterHandle booster, int begin, int end, int step, out BoosterHandle slice);

    [LibraryImport(Library, EntryPoint = "XGBoosterSaveModel", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int BoosterSaveModel(BoosterHandle booster, string path);

    [LibraryImport(Library, EntryPoint = "XGBoosterLoadModel", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int BoosterLoadModel(BoosterHandle booster, string path);

    [LibraryImport(Library, EntryPoint = "XGBoosterSaveModelToBuffer", StringMarshalling = StringMarshalling.Utf8)]
    public static unsafe partial int BoosterSaveModelToBuffer(BoosterHandle booster, string config, out ulong length, out byte* buffer);

    [LibraryImport(Library, EntryPoint = "XGBoosterLoadModelFromBuffer")]
    public static partial int BoosterLoadModelFromBuffer(BoosterHandle booster, ReadOnlySpan<byte> buffer, ulong length);

    [LibraryImport(Library, EntryPoint = "XGBoosterGetAttr", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int BoosterGetAttr(BoosterHandle booster, string key, out nint value, out int isFound);

    [LibraryImport(Library, EntryPoint = "XGBoosterSetAttr", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int BoosterSetAttr(BoosterHandle booster, string key, string? value);

    [LibraryImport(Library, EntryPoint = "XGBoosterGetAttrNames")]
    public static unsafe partial int BoosterGetAttrNames(BoosterHandle booster, out ulong length, out byte** names);

    [LibraryImport(Library, EntryPoint = "XGBoosterSetStrFeatureInfo", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int BoosterSetStrFeatureInfo(BoosterHandle booster, string field, string[] features, ulong length);

    [LibraryImport(Library, EntryPoint = "XGBoosterGetStrFeatureInfo", StringMarshalling = StringMarshalling.Utf8)]
    public static unsafe partial int BoosterGetStrFeatureInfo(BoosterHandle booster, string field, out ulong length, out byte** features);

    [LibraryImport(Library, EntryPoint = "XGBoosterFeatureScore", StringMarshalling = StringMarshalling.Utf8)]
    public static unsafe partial int BoosterFeatureScore(
        BoosterHandle booster, string config, out ulong featureCount, out byte** features, out ulong dimensions, out ulong* shape, out float* scores);

    /// <summary>Copies an array of C strings that the library owns until its next call.</summary>
    public static unsafe string[] Strings(byte** texts, ulong length)
    {
        var strings = new string[length];
        for (var i = 0; i < strings.Length; i++) strings[i] = Marshal.PtrToStringUTF8((nint)texts[i]) ?? "";
        return strings;
    }
}
