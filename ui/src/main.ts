// The page: reads the edition that is written into it and shows it.
import { mount } from "svelte";
import App from "./App.svelte";
import "./style.css";

const target = document.getElementById("page");
if (target) {
  target.replaceChildren();
  mount(App, { target });
}
