#include "payments/exposure.hpp"

#include <algorithm>

namespace clauseline {

std::optional<Exposure> largest_exposure(const Simulation& simulation,
                                         const std::string& currency) {
  std::optional<Exposure> found;
  for (const ScenarioResult& scenario : simulation.scenarios)
    for (const Net& net : scenario.nets) {
      const Minor size = abs(net.difference());
      if (net.currency != currency || size == 0) continue;
      if (!found || size > abs(found->net.difference()))
        found = Exposure{.scenario = scenario.name, .net = net};
    }
  return found;
}

std::string other_currency(const Simulation& simulation,
                           const std::vector<std::string>& currencies) {
  for (const ScenarioResult& scenario : simulation.scenarios)
    for (const Net& net : scenario.nets)
      if (net.difference() != 0 && std::ranges::find(currencies, net.currency) == currencies.end())
        return net.currency;
  return {};
}

}  // namespace clauseline
