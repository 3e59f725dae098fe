#include "terms/due.hpp"

namespace clauseline {

Exact due_on(const Exact& base, Exact rate, const std::vector<Band>& bands) {
  const auto percent_of = [](const Exact& percent, const Exact& amount) {
    return percent * amount / 100;
  };
  Exact due = 0;
  Exact from = 0;
  for (const Band& band : bands) {
    if (base <= band.over) break;
    if (band.whole)
      due = percent_of(band.percent, band.over);
    else
      due += percent_of(rate, band.over - from);
    rate = band.percent;
    from = band.over;
  }
  return due + percent_of(rate, base - from);
}

}  // namespace clauseline
