#include "prose/detectors.hpp"
#include "prose/packed_detectors.hpp"

namespace clauseline {

const Detectors& Detectors::shipped() {
  static const Detectors all(shipped_detectors());
  return all;
}

}  // namespace clauseline
