package debwright.resolve;

import java.util.Optional;
import java.util.regex.Pattern;

/** Libraries that no archive can have in its free part, and where they come from instead. */
enum Absent {
  NVIDIA_DRIVER(
      "libcuda\\.so\\.1|libnvidia-.*\\.so.*|libnvcuvid\\.so\\.1|libnvoptix\\.so\\.1",
      "comes with NVIDIA's driver, not in main"),
  CUDA(
      "lib(cudart|cublas|cublasLt|cufft|curand|cusolver|cusparse|cudnn.*|nccl|nvrtc|nvJitLink|nvinfer.*|npp.*)\\.so.*",
      "comes with NVIDIA's CUDA, not in main");

  private final Pattern names;
  private final String reason;

  Absent(String names, String reason) {
    this.names = Pattern.compile(names);
    this.reason = reason;
  }

  /** Why a library of that name is missing. */
  static Optional<String> reason(String soname) {
    for (Absent each : values()) {
      if (each.names.matcher(soname).matches()) {
        return Optional.of(each.reason);
      }
    }
    return Optional.empty();
  }
}
