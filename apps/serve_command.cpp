// SPDX-License-Identifier: Apache-2.0
#include "serve_command.hpp"

#include "exit_code.hpp"
#include "serve/server.hpp"
#include "standard_output.hpp"
#include "threads.hpp"

namespace sightline::apps {

int serve_command(const ServeArguments& arguments) {
  serve::ServerSettings settings;
  settings.port = arguments.port;
  settings.run.folders = {arguments.scenarios, arguments.results};
  settings.run.command_line = arguments.command_line;
  settings.run.threads = threads_for(arguments.threads);
  settings.on_open = [](const std::string& address) {
    print_result(address + "\n");
    say("sightline: open this address in a browser on this machine; Ctrl-C ends the workbench\n");
  };
  settings.on_closing = [] {
    say("\nsightline: ending when the replications under way are done; what is done is kept, and "
        "the same study goes on from there\n");
  };
  serve::serve(settings);
  return exit_done;
}

}  // namespace sightline::apps
