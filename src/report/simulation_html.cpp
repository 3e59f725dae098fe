#include "report/simulation.hpp"
namespace clauseline::reports {
std::string simulation_html(const SimulationReport&) { return {}; }
}  // namespace clauseline::reports
